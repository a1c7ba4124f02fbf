/** Writes {@code docs/law-index.md} from the provisions, the rules, the law cases and the services' endpoints. */
package dev.pipl.law.index;
