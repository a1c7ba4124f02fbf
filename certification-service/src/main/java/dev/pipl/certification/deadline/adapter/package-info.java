/** Looks at the clocks once in a while. */
package dev.pipl.certification.deadline.adapter;
