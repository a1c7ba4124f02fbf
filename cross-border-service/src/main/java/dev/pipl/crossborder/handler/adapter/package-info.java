/** The projection of the registry's events, and the two schedules that go by its dates. */
package dev.pipl.crossborder.handler.adapter;
