/** Alerts that are let out once, however often their cause is seen. */
package dev.pipl.kit.alert;
