/**
 * What a year's counts require in law: limits crossed, the route and its changes, and the news of them for everyone
 * concerned.
 */
package dev.pipl.crossborder.route;
