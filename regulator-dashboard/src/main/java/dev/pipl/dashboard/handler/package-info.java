/** Where each handler stands: its counts against the limits of the law, the route they require, and how it came to it. */
package dev.pipl.dashboard.handler;
