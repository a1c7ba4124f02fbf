/** What the handler registry publishes: the whole profile of a handler, and the obligations that follow from it. */
package dev.pipl.events.registry;
