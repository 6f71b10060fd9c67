namespace BhytWarehouse.Etl.Audit;

/// <summary>What a file brought, counted at landing by code that shares nothing with the reader.</summary>
public sealed class ReceivedCount
{
    private readonly Dictionary<(string FacilityCode, int MonthKey, LedgerLevel Level), long> _quantities = [];

    /// <summary>The number of records that the file itself declares (SOLUONGHOSO), -1 when it declares none.</summary>
    public long DeclaredRecordCount { get; set; } = -1;

    public IReadOnlyDictionary<(string FacilityCode, int MonthKey, LedgerLevel Level), long> Quantities => _quantities;

    /// <param name="facilityCode">Empty where the file does not tell.</param>
    /// <param name="monthKey">yyyymm, -1 where the file does not tell.</param>
    public void Add(string facilityCode, int monthKey, LedgerLevel level, long quantity)
    {
        if (quantity != 0)
        {
            _quantities[(facilityCode, monthKey, level)] = _quantities.GetValueOrDefault((facilityCode, monthKey, level)) + quantity;
        }
    }

    public long Total(LedgerLevel level) => _quantities.Where(entry => entry.Key.Level == level).Sum(entry => entry.Value);
}
