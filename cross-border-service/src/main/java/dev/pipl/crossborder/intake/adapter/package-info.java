/** Transfers over HTTP: the request, the result of one event, the list of rejections. */
package dev.pipl.crossborder.intake.adapter;
