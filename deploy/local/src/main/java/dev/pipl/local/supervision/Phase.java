package dev.pipl.local.supervision;

import dev.pipl.law.Bilingual;

/** How far a part has come. */
public enum Phase {
    WAITING("等待", "waiting"),
    PREPARING("准备", "preparing"),
    STARTING("启动中", "starting"),
    HEALTHY("正常", "healthy"),
    BACKING_OFF("待重启", "restarting"),
    /** Died too often; started again only when asked to. */
    DOWN("停止", "down"),
    STOPPED("已停", "stopped");

    private final Bilingual title;

    Phase(String zh, String en) {
        this.title = new Bilingual(zh, en);
    }

    public Bilingual title() {
        return title;
    }
}
