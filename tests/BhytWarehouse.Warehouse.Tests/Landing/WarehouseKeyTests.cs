using BhytWarehouse.EndToEnd.Tests.Loads;
using BhytWarehouse.Etl;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Landing;

namespace BhytWarehouse.Warehouse.Tests.Landing;

public sealed class WarehouseKeyTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-key-").FullName;

    private string KeyPath => WarehouseHome.KeyPathIn(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Key_MadeAtTheFirstRun_IsOnlyItsOwnersAndStaysTheSame()
    {
        WarehouseKey key = WarehouseKey.OpenOrCreate(KeyPath);

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(KeyPath).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        WarehouseKey.OpenOrCreate(KeyPath).PseudonymKey.ShouldBe(key.PseudonymKey);
        key.PseudonymKey.ShouldNotBe(key.LandingKey);
        File.ReadAllText(KeyPath).ShouldNotContain(key.Fingerprint);
        WarehouseKey.OpenOrCreate(Path.Combine(_folder, "other")).Fingerprint.ShouldNotBe(key.Fingerprint);
    }

    [Fact]
    public void Home_WithAnotherKey_IsRefused()
    {
        Open();
        File.WriteAllText(KeyPath, new string('a', 64));

        Should.Throw<WarehouseException>(Open).Message.ShouldContain("the warehouse was made with key");
    }

    [Fact]
    public void Home_WithoutItsKey_IsRefusedAndMakesNoNewOne()
    {
        Open();
        File.Delete(KeyPath);

        Should.Throw<WarehouseException>(Open).Message.ShouldContain("is gone");
        File.Exists(KeyPath).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("0011")]
    [InlineData("zz112233445566778899aabbccddeeff00112233445566778899aabbccddeeff")]
    public void Key_Damaged_IsRefused(string text)
    {
        Open();
        File.WriteAllText(KeyPath, text);

        Should.Throw<WarehouseException>(Open).Message.ShouldContain("not a key");
    }

    private void Open() => WarehouseHome.OpenOrCreate(ScratchHome.WarehousePathIn(_folder), ScratchHome.Clock);
}
