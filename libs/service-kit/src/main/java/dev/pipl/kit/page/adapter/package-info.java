/** Answers a page with its link header. */
package dev.pipl.kit.page.adapter;
