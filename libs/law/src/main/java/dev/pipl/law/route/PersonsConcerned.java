package dev.pipl.law.route;

/** Whose information a claimed ground concerns, as far as the law tells them apart. */
public enum PersonsConcerned {
    /** Who work for the handler. */
    EMPLOYEES,
    /** Who apply to work for it. */
    APPLICANTS,
    /** Anybody else: customers, patients, guests. */
    OTHERS
}
