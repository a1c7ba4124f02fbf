/** Handlers over HTTP, in the database and on the registry's topic. */
package dev.pipl.registry.handler.adapter;
