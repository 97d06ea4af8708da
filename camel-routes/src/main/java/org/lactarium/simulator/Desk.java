package org.lactarium.simulator;

/** Where messages are written: as many as are asked for, the same ones for the same seed. */
public interface Desk {

    Telegram next();
}
