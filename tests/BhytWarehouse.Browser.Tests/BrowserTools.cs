namespace BhytWarehouse.Browser.Tests;

/// <summary>What the tests need of the machine: Debian's chromium, and axe-core from the npm registry.</summary>
internal static class BrowserTools
{
    public const string Chromium = "/usr/bin/chromium";

    private static readonly string[] NodeFolders = ["/usr/local/lib/node_modules", "/usr/lib/node_modules"];

    /// <summary>Null where it is not installed.</summary>
    public static string? AxePath { get; } = NodeFolders.Select(folder => Path.Combine(folder, "axe-core", "axe.min.js")).FirstOrDefault(File.Exists);

    /// <summary>Null where nothing is missing, or nothing may be.</summary>
    public static string? WhySkipped { get; } =
        Environment.GetEnvironmentVariable("BHYT_REQUIRE_BROWSER") == "1" || (File.Exists(Chromium) && AxePath is not null) ? null
        : "Chromium or axe-core is not installed (apt-get install chromium; npm install -g axe-core); BHYT_REQUIRE_BROWSER=1 makes this a failure.";
}
