/** Certification bodies (专业认证机构) and the filing that lets them certify (CERT-12). Plain Java; frameworks stay in {@code adapter}. */
package dev.pipl.certification.body;
