package org.lactarium.server.operations;

import org.hl7.fhir.r4.model.Practitioner;
import org.jspecify.annotations.Nullable;
import org.lactarium.server.access.Act;
import org.lactarium.server.access.Callers;
import org.lactarium.server.access.Permissions;
import org.springframework.stereotype.Component;

/** The person behind a login, as the record knows them; a login it has not met yet gets a record of its own. */
@Component
class Staff {

    private static final String PRACTITIONER = "Practitioner/";

    private final Callers callers;
    private final MilkRecord record;
    private final Permissions permissions;

    Staff(Callers callers, MilkRecord record, Permissions permissions) {
        this.callers = callers;
        this.record = record;
        this.permissions = permissions;
    }

    /** {@code Practitioner/x}; null when the login stands for nobody. */
    @Nullable
    String calling() {
        var caller = callers.current();
        if (!caller.practitioner().startsWith(PRACTITIONER)) {
            return null;
        }
        var id = caller.practitioner().substring(PRACTITIONER.length());
        if (record.read(Practitioner.class, id).isEmpty()) {
            var person = new Practitioner().setActive(true);
            person.setId(id);
            person.addName().setText(caller.name());
            record.update(person);
        }
        return caller.practitioner();
    }

    /** @param code of an act in the table of who may do what */
    Act act(String code) {
        return permissions.act(code);
    }

    boolean may(String act) {
        return act(act).allows(callers.current());
    }
}
