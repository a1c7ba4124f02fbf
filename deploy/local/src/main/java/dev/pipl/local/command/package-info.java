/** What a person types behind {@code ./run}. */
package dev.pipl.local.command;
