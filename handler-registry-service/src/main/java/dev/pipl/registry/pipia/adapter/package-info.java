/** Impact assessments over HTTP, in the database and on the registry's topic. */
package dev.pipl.registry.pipia.adapter;
