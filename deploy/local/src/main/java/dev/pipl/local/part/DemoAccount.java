package dev.pipl.local.part;

import dev.pipl.law.Bilingual;
import dev.pipl.local.machine.Secrets;
import java.io.IOException;

/** The people who can sign in to the page of a fresh platform; their passwords are made on this machine. */
public enum DemoAccount {
    REGULATOR("regulator", "PIPL_PASSWORD_REGULATOR", "国家网信部门", "national regulator"),
    REGULATOR_BEIJING(
            "regulator-beijing", "PIPL_PASSWORD_REGULATOR_BEIJING", "北京市网信部门(CN-11)", "regulator of Beijing (CN-11)"),
    OPERATOR("operator", "PIPL_PASSWORD_OPERATOR", "平台运营", "operator");

    private final String userName;
    private final String variable;
    private final Bilingual title;

    DemoAccount(String userName, String variable, String zh, String en) {
        this.userName = userName;
        this.variable = variable;
        this.title = new Bilingual(zh, en);
    }

    public String userName() {
        return userName;
    }

    public Bilingual title() {
        return title;
    }

    public String password(Secrets secrets) throws IOException {
        return secrets.keepToType("password-" + userName);
    }

    /** Under which name the realm's import file asks for the password. */
    String variable() {
        return variable;
    }
}
