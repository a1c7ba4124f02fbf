/** Groups pseudonyms into events whose ids are the same in every run over the same input. */
package dev.pipl.publisher.batch;
