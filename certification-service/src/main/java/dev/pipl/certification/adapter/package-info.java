/** What the nouns' adapters share: the law as a bean, events on their way out, alerts that go out once. */
package dev.pipl.certification.adapter;
