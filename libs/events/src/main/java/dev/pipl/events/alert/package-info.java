/** What a regulator should know at once. */
package dev.pipl.events.alert;
