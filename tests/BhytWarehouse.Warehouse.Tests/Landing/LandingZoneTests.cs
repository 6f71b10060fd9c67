using System.Security.Cryptography;
using BhytWarehouse.Etl.Engines;
using BhytWarehouse.Etl.Landing;

namespace BhytWarehouse.Warehouse.Tests.Landing;

public sealed class LandingZoneTests : IDisposable
{
    private const int Chunk = 64 * 1024;
    private static readonly LandingOwner Owner = new("VssClaims", 1);

    private readonly string _folder = Directory.CreateTempSubdirectory("bhyt-landing-").FullName;
    private readonly byte[] _key = [.. Enumerable.Range(0, 32).Select(value => (byte)value)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Chunk)]
    [InlineData(5 * Chunk)]
    [InlineData((3 * Chunk) + 17)]
    public void Store_AnyLength_GivesTheSameBytesBackAndNoneOfThemStandOnTheDisk(int length)
    {
        byte[] bytes = Noise(length);
        LandingZone zone = new(_folder, _key);

        LandedFile landed = Land(zone, bytes);

        landed.ShouldBe(new LandedFile(Convert.ToHexStringLower(SHA256.HashData(bytes)), length));
        Read(zone, landed.Hash).ShouldBe(bytes);
        if (length > 64)
        {
            File.ReadAllBytes(zone.PathOf(landed.Hash)).AsSpan().IndexOf(bytes.AsSpan(0, 32)).ShouldBe(-1);
        }
    }

    [Fact]
    public void Store_SameContentTwice_KeepsOneFile()
    {
        LandingZone zone = new(_folder, _key);

        Land(zone, Noise(100)).ShouldBe(Land(zone, Noise(100)));
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).ShouldHaveSingleItem();
    }

    [Fact]
    public void Open_AnyByteChanged_Throws()
    {
        LandingZone zone = new(_folder, _key);
        string path = zone.PathOf(Land(zone, Noise(2 * Chunk)).Hash);
        byte[] stored = File.ReadAllBytes(path);
        foreach (int at in (int[])[0, 8, 20, 40, 44, 60, stored.Length / 2, stored.Length - 17, stored.Length - 1])
        {
            byte[] changed = [.. stored];
            changed[at] ^= 1;
            File.WriteAllBytes(path, changed);

            Should.Throw<Exception>(() => Read(zone, Path.GetFileNameWithoutExtension(path)), $"byte {at}").ShouldSatisfyAllConditions(exception => (exception is CryptographicException or EndOfStreamException).ShouldBeTrue(exception.GetType().Name));
        }
    }

    [Fact]
    public void Open_CutAtTheEndOfAChunk_Throws()
    {
        LandingZone zone = new(_folder, _key);
        string path = zone.PathOf(Land(zone, Noise(4 * Chunk)).Hash);
        byte[] stored = File.ReadAllBytes(path);
        const int Header = 8 + 32;
        const int WholeChunk = 4 + Chunk + 16;
        stored.Length.ShouldBeGreaterThan(Header + (3 * WholeChunk));
        foreach (int chunks in (int[])[1, 2, 3])
        {
            File.WriteAllBytes(path, stored[..(Header + (chunks * WholeChunk))]);

            Should.Throw<CryptographicException>(() => Read(zone, Path.GetFileNameWithoutExtension(path)));
        }
    }

    [Fact]
    public void Open_WithAnotherKey_Throws()
    {
        LandedFile landed = Land(new LandingZone(_folder, _key), Noise(100));

        Should.Throw<CryptographicException>(() => Read(new LandingZone(_folder, [.. _key.Reverse()]), landed.Hash));
    }

    [Fact]
    public void Store_ThatFails_LeavesNothing()
    {
        LandingZone zone = new(_folder, _key);

        using ArrivingFiles arriving = zone.Arrive(Owner);
        Should.Throw<IOException>(() => arriving.Store(new BreakingStream(), CancellationToken.None));
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void RemoveUnfinished_AfterAnInterruption_LeavesWhatHadLandedAndWhatOthersWrite()
    {
        LandingZone zone = new(_folder, _key);
        LandedFile landed = Land(zone, Noise(100));
        ArrivingFiles interrupted = zone.Arrive(new LandingOwner("VssClaims", 6));
        interrupted.Store(new MemoryStream(Noise(200)), CancellationToken.None);
        using ArrivingFiles ofAnotherFeed = zone.Arrive(new LandingOwner("NsoPopulation", 2));
        LandedFile arriving = ofAnotherFeed.Store(new MemoryStream(Noise(300)), CancellationToken.None);
        zone.Unfinished().Order(Comparer<LandingOwner>.Create((one, other) => one.Token.CompareTo(other.Token))).ShouldBe([new LandingOwner("NsoPopulation", 2), new LandingOwner("VssClaims", 6)]);

        zone.RemoveUnfinished(new LandingOwner("VssClaims", 6)).ShouldBe(0, "they are its own");
        zone.RemoveUnfinished(new LandingOwner("VssClaims", 7)).ShouldBe(1);

        ofAnotherFeed.Settle([arriving.Hash]);
        Read(zone, arriving.Hash).ShouldBe(Noise(300));
        Read(zone, landed.Hash).ShouldBe(Noise(100));
        zone.Unfinished().ShouldBe([new LandingOwner("NsoPopulation", 2)]);
    }

    [Fact]
    public void Settle_FileThatASuccessorRemoved_Throws()
    {
        LandingZone zone = new(_folder, _key);
        using ArrivingFiles overtaken = zone.Arrive(new LandingOwner("VssClaims", 6));
        LandedFile stored = overtaken.Store(new MemoryStream(Noise(100)), CancellationToken.None);
        zone.Holds(stored.Hash).ShouldBeFalse();
        zone.RemoveUnfinished(new LandingOwner("VssClaims", 7)).ShouldBe(1);

        Should.Throw<WarehouseException>(() => overtaken.Settle([stored.Hash])).Message.ShouldContain("taken the feed over");

        Read(zone, Land(zone, Noise(100)).Hash).ShouldBe(Noise(100));
    }

    private static LandedFile Land(LandingZone zone, byte[] bytes)
    {
        using ArrivingFiles arriving = zone.Arrive(Owner);
        LandedFile landed = arriving.Store(new MemoryStream(bytes), CancellationToken.None);
        arriving.Settle([landed.Hash]);
        return landed;
    }

    private static byte[] Noise(int length)
    {
        byte[] bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Read(LandingZone zone, string hash)
    {
        using Stream stored = zone.Open(hash);
        using MemoryStream all = new();
        stored.CopyTo(all);
        return all.ToArray();
    }

    private sealed class BreakingStream : MemoryStream
    {
        private int _reads;

        public override int Read(byte[] buffer, int offset, int count) => _reads++ < 3 ? count : throw new IOException("the source went away");

        public override int Read(Span<byte> buffer) => _reads++ < 3 ? buffer.Length : throw new IOException("the source went away");
    }
}
