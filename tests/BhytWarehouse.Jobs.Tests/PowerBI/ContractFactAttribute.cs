namespace BhytWarehouse.Jobs.Tests.PowerBI;

/// <summary>A test that needs the published description of the service; skipped where that file is absent, unless BHYT_REQUIRE_CONTRACTS is 1.</summary>
internal sealed class ContractFactAttribute : FactAttribute
{
    public ContractFactAttribute()
    {
        if (!File.Exists(SwaggerPath) && Environment.GetEnvironmentVariable("BHYT_REQUIRE_CONTRACTS") != "1")
        {
            Skip = $"{SwaggerPath} is not here; set BHYT_CONTRACTS to the folder with power-bi-swagger.json.";
        }
    }

    public static string SwaggerPath => Path.Combine(Environment.GetEnvironmentVariable("BHYT_CONTRACTS") ?? "/work/shared/contracts", "power-bi-swagger.json");
}
