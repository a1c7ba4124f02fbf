package dev.pipl.crossborder.root;

import java.util.Base64;
import java.util.HexFormat;

/** The keys of RFC 8032, 7.1: everybody has their secrets, so they are good for examples only. */
public final class FixedKey {

    /** TEST 1. */
    public static final SigningKey FIRST = of(
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");

    /** TEST 2. */
    public static final SigningKey SECOND = of(
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

    private FixedKey() {}

    private static SigningKey of(String secret, String publicKey) {
        return SigningKey.of(
                HexFormat.of().parseHex(secret),
                VerifyingKey.of(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(HexFormat.of().parseHex(publicKey))));
    }
}
