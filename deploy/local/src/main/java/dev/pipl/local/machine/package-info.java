/** What the launcher needs of the machine: folders, free ports, free space, archives, secrets, memory figures. */
package dev.pipl.local.machine;
