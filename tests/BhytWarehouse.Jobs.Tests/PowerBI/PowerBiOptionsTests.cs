using BhytWarehouse.Jobs.PowerBI;

namespace BhytWarehouse.Jobs.Tests.PowerBI;

public sealed class PowerBiOptionsTests
{
    [Fact]
    public void FromEnvironment_NothingSet_HasTheDefaultsAndNamesWhatIsMissing()
    {
        PowerBiOptions options = PowerBiOptions.FromEnvironment(_ => null);

        options.BaseUrl.ShouldBe(new Uri("https://api.powerbi.com/v1.0/myorg"));
        options.Authority.ShouldBe(new Uri("https://login.microsoftonline.com"));
        options.Scope.ShouldBe("https://analysis.windows.net/powerbi/api/.default");
        options.Missing.ShouldBe(["BHYT_POWERBI_WORKSPACE", "BHYT_POWERBI_DATASET", "BHYT_POWERBI_TENANT", "BHYT_POWERBI_CLIENT_ID", "BHYT_POWERBI_CLIENT_SECRET"]);
    }

    [Fact]
    public void FromEnvironment_AllSet_HoldsNoSecret()
    {
        PowerBiOptions options = PowerBiOptions.FromEnvironment(name => name switch
        {
            PowerBiOptions.WorkspaceVariable => "00000000-0000-4000-8000-0000000000a1",
            PowerBiOptions.DatasetVariable => "00000000-0000-4000-8000-0000000000d1",
            PowerBiOptions.ClientSecretVariable => "the-secret",
            PowerBiOptions.BaseUrlVariable => "http://127.0.0.1:5000/v1.0/myorg",
            PowerBiOptions.AuthorityVariable or PowerBiOptions.ScopeVariable => null,
            _ => "x",
        });

        options.Missing.ShouldBeEmpty();
        options.ToString().ShouldNotContain("the-secret");
    }

    [Theory]
    [InlineData(PowerBiOptions.WorkspaceVariable, "not-an-id")]
    [InlineData(PowerBiOptions.BaseUrlVariable, "http://api.powerbi.example")]
    [InlineData(PowerBiOptions.AuthorityVariable, "login")]
    public void FromEnvironment_UnreadableValue_IsRefusedByName(string name, string value)
    {
        FormatException exception = Should.Throw<FormatException>(() => PowerBiOptions.FromEnvironment(asked => asked == name ? value : null));

        exception.Message.ShouldStartWith(name);
    }
}
