/** What every request must be, before a service looks at what it says. */
package dev.pipl.kit.form;
