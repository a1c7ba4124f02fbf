/** Makes the pseudonym of a person: a keyed hash, and the key it takes. */
package dev.pipl.publisher.token;
