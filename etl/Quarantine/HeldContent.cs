using BhytWarehouse.Etl.Landing;
using BhytWarehouse.Etl.Sources;

namespace BhytWarehouse.Etl.Quarantine;

/// <summary>The own text of a held record, from the landing zone, masked field by field.</summary>
public static class HeldContent
{
    /// <summary>Null when the landing zone does not hold the file, or nobody may read the key here.</summary>
    /// <param name="home">The folder of the installation.</param>
    public static IReadOnlyList<MaskedField>? Fields(string home, HeldRecord held, CancellationToken cancellationToken)
    {
        if (!File.Exists(WarehouseHome.KeyPathIn(home)))
        {
            return null;
        }

        LandingZone landing = new(Path.Combine(home, "landing"), WarehouseKey.OpenOrCreate(WarehouseHome.KeyPathIn(home)).LandingKey);
        if (!landing.Holds(held.FileHash))
        {
            return null;
        }

        using Stream content = landing.Open(held.FileHash);
        return [.. SourceRegister.All[held.FeedCode].FieldsOf(held.FileName, content, new RecordPlace(held.RecordNumber, held.ByteOffset, held.ByteCount), cancellationToken).Select(MaskedField.Of)];
    }
}
