/** The queue of reports, its sender, and the national platform over HTTP. */
package dev.pipl.certification.platform.adapter;
