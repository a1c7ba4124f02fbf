/** Reads the topics and keeps effect, inbox row and offset in one transaction. */
package dev.pipl.kit.inbox.adapter;
