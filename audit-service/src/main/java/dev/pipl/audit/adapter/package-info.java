/** What the nouns' adapters share: events on their way out, alerts that go out once. */
package dev.pipl.audit.adapter;
