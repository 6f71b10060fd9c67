namespace BhytWarehouse.Browser.Tests;

/// <summary>Skipped where Chromium or axe-core is not installed, unless BHYT_REQUIRE_BROWSER is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = BrowserTools.WhySkipped!;
}
