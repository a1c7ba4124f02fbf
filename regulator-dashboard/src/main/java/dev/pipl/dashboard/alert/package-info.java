/** The inbox of alerts: numbered in the order of their commits, streamed without a gap, acknowledged by people. */
package dev.pipl.dashboard.alert;
