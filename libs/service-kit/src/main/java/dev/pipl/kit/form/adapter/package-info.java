/** Reads bodies and parameters strictly: nothing is coerced, nothing said twice, no character that no store can keep. */
package dev.pipl.kit.form.adapter;
