/** Personal information handlers: their identity by credit code, and their dated facts. */
package dev.pipl.registry.handler;
