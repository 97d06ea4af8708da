package org.lactarium.server.store;

import org.lactarium.server.operations.CommitAgenda;
import org.lactarium.server.operations.MilkRecord;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Has the agenda of one transaction settled before it commits; a transaction within it has one of its own. */
final class AgendaOfTransaction implements TransactionSynchronization {

    private final MilkRecord record;
    private final CommitAgenda agenda;

    AgendaOfTransaction(MilkRecord record, CommitAgenda agenda) {
        this.record = record;
        this.agenda = agenda;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        agenda.settle(record);
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(record);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(record, agenda);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(record);
    }
}
