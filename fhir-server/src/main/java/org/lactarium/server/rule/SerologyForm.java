package org.lactarium.server.rule;

/** What of an infection a blood test looks for. Only a screen answers whether a donor was tested. */
public enum SerologyForm {
    /** What the panel asks for: antibodies of every type (HIV, HCV, HTLV, treponemes), or HBs antigen. */
    SCREEN,
    /** Antibodies against HIV 1 alone. */
    TYPE_1,
    /** Antibodies against HIV 2 alone. */
    TYPE_2,
    /** p24, HBe or HCV core antigen. */
    ANTIGEN,
    /** RNA or DNA. */
    NUCLEIC_ACID,
    /** Antibodies against the hepatitis B core, which outlast HBs antigen. */
    CORE_ANTIBODY,
    /** IgM alone, early and soon gone. */
    IGM,
    /** RPR and VDRL, which other illnesses make reactive too. */
    REAGIN
}
