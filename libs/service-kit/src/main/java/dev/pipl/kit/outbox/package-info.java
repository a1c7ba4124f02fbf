/** Events that commit together with the state they tell of, and reach the broker afterwards without fail. */
package dev.pipl.kit.outbox;
