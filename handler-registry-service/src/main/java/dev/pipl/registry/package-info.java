/** The handler registry: who handles personal information, the facts that carry law, and what follows from them. */
package dev.pipl.registry;
