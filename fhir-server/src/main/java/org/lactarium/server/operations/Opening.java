package org.lactarium.server.operations;

/** What is done once the record is open and before the server reports ready. */
public interface Opening {

    void opened();
}
