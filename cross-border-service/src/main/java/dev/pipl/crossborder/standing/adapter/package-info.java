/** Head-counts, route and route changes over HTTP. */
package dev.pipl.crossborder.standing.adapter;
