package dev.pipl.dashboard.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import com.microsoft.playwright.options.ScreenshotAnimations;
import dev.pipl.dashboard.Platform;
import dev.pipl.dashboard.handler.Told;
import dev.pipl.testing.OnPlatform;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The page in a real browser, signed in at a real Keycloak. The page is asked for by address and Keycloak by name: for
 * the browser two different sites, as in a deployment, which is what makes SameSite=Strict bite.
 */
@QuarkusTest
@OnPlatform(schema = "dashboard")
@WithTestResource(KeycloakResource.class)
class PageBrowserIT {
    private static final Path SHOTS = Path.of("target/screenshots");
    private static final String READ_SESSION = "async () => (await fetch('/session')).status";
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void startBrowser() {
        // What is asserted is that it comes, not how soon: a busy machine may take longer than the driver's 5 seconds.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(Optional.ofNullable(System.getenv("PIPL_CHROMIUM"))
                                .orElse("/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    @AfterAll
    static void stopBrowser() {
        playwright.close();
    }

    @BeforeEach
    void openWindow() {
        open(new Browser.NewContextOptions().setViewportSize(1440, 1000).setLocale("zh-CN"));
    }

    private void open(Browser.NewContextOptions options) {
        context = browser.newContext(options);
        page = context.newPage();
        page.onConsoleMessage(message -> {
            boolean expected = message.text().contains("401");
            if ((message.type().equals("error") || message.text().contains("Content Security")) && !expected) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void closeWindow() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    private static String address() {
        return "http://127.0.0.1:" + RestAssured.port + "/";
    }

    private void signIn(String user, String query) {
        page.navigate(address() + query);
        page.click("#sign-in");
        page.fill("#username", user);
        page.fill("#password", KeycloakResource.PASSWORD);
        page.click("#kc-login");
        page.waitForURL(url -> url.startsWith(address()));
        assertThat(page.locator(".connection")).hasAttribute("data-state", "live");
    }

    /** Of the page as it stands once that is to be seen and nothing moves any more. */
    private void shot(String name, String shown) {
        assertThat(page.locator(shown).first()).isVisible();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
    }

    @Test
    void aRegulatorSignsInFromAnotherSiteAndOut() {
        signIn("regulator", "");

        List<Cookie> session = context.cookies(address()).stream()
                .filter(cookie -> cookie.name.startsWith("q_session"))
                .toList();
        assertThat(session).isNotEmpty();
        assertThat(session).allSatisfy(cookie -> {
            assertThat(cookie.httpOnly).isTrue();
            assertThat(cookie.sameSite).isEqualTo(SameSiteAttribute.STRICT);
        });
        assertThat(page.url()).doesNotContain("code=");
        assertThat(page.evaluate(READ_SESSION)).isEqualTo(200);

        page.reload();
        assertThat(page.locator(".connection")).hasAttribute("data-state", "live");

        // Signing out goes by the identity provider and comes back to a new page; the old one may offer to sign in
        // before.
        page.evaluate("() => { document.documentElement.dataset.old = ''; }");
        page.click("button[aria-label='退出登录']");
        assertThat(page.locator("html:not([data-old]) #sign-in")).isVisible();
        assertThat(page.evaluate(READ_SESSION)).isEqualTo(401);
        assertThat(context.cookies(address())).noneMatch(cookie -> cookie.name.startsWith("q_session"));
    }

    @Test
    void aChangeOnTheCookieAloneIsRefused() {
        signIn("regulator", "");
        String alert = Platform.raise(Platform.newId("h"));
        assertThat(page.locator(".alert").first()).isVisible();

        Object without = page.evaluate(
                "async (id) => (await fetch(`/alerts/${id}/acknowledgements`, {method: 'POST',"
                        + " headers: {'Content-Type': 'application/json'}, body: '{}'})).status",
                alert);

        assertThat(without).isEqualTo(403);
        complaints.removeIf(text -> text.contains("403"));
    }

    @Test
    void anAlertSlidesInIsAcknowledgedAndNamesItsHandler() {
        String handler = Platform.register("CN-11");
        signIn("regulator", "");

        Platform.raise(handler);

        Locator alert = page.locator(".alert", new Page.LocatorOptions().setHasText("示例公司" + handler));
        assertThat(alert).isVisible();
        alert.locator(".acknowledge").click();
        alert.locator("textarea").fill("已联系处理者");
        alert.locator(".alert-form .button-strong").click();
        assertThat(alert.locator(".alert-done")).isVisible();
        assertThat(alert.locator(".alert-note")).hasText("已联系处理者");

        page.reload();
        assertThat(alert.locator(".alert-note")).hasText("已联系处理者");
    }

    @Test
    void aNameThatIsHeardAfterTheAlertIsShownAllTheSame() {
        String handler = Platform.newId("h");
        signIn("regulator", "");
        Platform.raise(handler);
        Locator alert = page.locator(".alert", new Page.LocatorOptions().setHasText(handler));
        assertThat(alert).isVisible();

        Platform.register(handler, "CN-11");

        assertThat(alert).containsText("示例公司" + handler);
    }

    @Test
    void aHandlersCountMovesWhileOneLooks() {
        String handler = Platform.register("CN-31");
        Platform.publish(handler, Told.changed(handler, "EXEMPT_VOLUME", "CONTRACT_OR_CERTIFICATION", 100_000, 0));
        signIn("regulator", "?lang=en&handler=" + handler);

        assertThat(page.locator(".meter-count").first()).containsText("100,000");
        assertThat(page.locator(".route-name")).hasText("Standard contract or certification");
        assertThat(page.locator(".change")).hasCount(1);
        Platform.publish(handler, Told.advanced(handler, 640_000, "CONTRACT_OR_CERTIFICATION", 4));

        assertThat(page.locator(".meter-count").first()).containsText("640,000");
        assertThat(page.locator(".meter-next").first()).hasText("360,000 to the limit of 1,000,000");
        assertThat(page.locator(".curve canvas")).isVisible();
    }

    @Test
    void theLanguageIsSwitchedAndKept() {
        signIn("regulator", "");
        assertThat(page.locator("#alerts-title")).hasText("实时预警");

        page.click("button[aria-label='Switch to English']");

        assertThat(page.locator("#alerts-title")).hasText("Live alerts");
        assertThat(page).hasURL(java.util.regex.Pattern.compile(".*lang=en.*"));
        page.navigate(address());
        assertThat(page.locator("#alerts-title")).hasText("Live alerts");
        assertThat(page.locator("html")).hasAttribute("lang", "en-GB");
    }

    @Test
    void aRegulatorOfBeijingSeesBeijing() {
        String beijing = Platform.register("CN-11");
        String shanghai = Platform.register("CN-31");
        signIn("regulator-beijing", "");

        Platform.raise(shanghai);
        Platform.raise(beijing);

        assertThat(page.locator(".alert", new Page.LocatorOptions().setHasText("示例公司" + beijing)))
                .isVisible();
        assertThat(page.locator(".alert", new Page.LocatorOptions().setHasText(shanghai)))
                .hasCount(0);
        assertThat(page.locator(".who-role")).hasText("监管机构 · 北京");
    }

    @Test
    void itIsFitToLookAtInBothLanguagesLightDarkAndNarrow() {
        String handler = Platform.register("CN-44");
        Platform.publish(handler, Told.changed(handler, "EXEMPT_VOLUME", "CONTRACT_OR_CERTIFICATION", 100_000, 0));
        for (int step = 1; step <= 60; step++) {
            Platform.publish(
                    handler, Told.advanced(handler, 100_000 + step * 14_900L, "CONTRACT_OR_CERTIFICATION", step));
        }
        Platform.raise(handler);

        page.navigate(address());
        shot("zh-sign-in", "#sign-in");
        page.click("#sign-in");
        assertThat(page.locator("html")).hasAttribute("lang", java.util.regex.Pattern.compile("zh.*"));
        shot("zh-sign-in-keycloak", "#username");
        signIn("regulator", "");
        shot("zh-light", ".alert");
        page.navigate(address() + "?lang=zh&handler=" + handler);
        shot("zh-light-handler", ".band-fill");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        page.navigate(address() + "?lang=en&handler=" + handler);
        shot("en-dark-handler", ".band-fill");
        page.setViewportSize(375, 812);
        page.navigate(address() + "?lang=zh");
        shot("zh-dark-narrow", ".alert");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.navigate(address() + "?lang=en&handler=" + handler);
        shot("en-narrow-handler", ".band-fill");

        Object overflow = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        assertThat((Integer) overflow).isLessThanOrEqualTo(0);
    }
}
