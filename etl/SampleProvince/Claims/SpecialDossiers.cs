using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>Which dossiers are sent again and which carry a fault, spread evenly over all facilities.</summary>
internal sealed class SpecialDossiers
{
    public const int EveryKindFrom = 500;

    public static readonly FaultKind[] DossierFaults =
        [.. Enum.GetValues<FaultKind>().Where(kind => kind is >= FaultKind.BrokenBase64 and <= FaultKind.SumOffByAtMostOneDong)];

    public static readonly FaultKind[] FileFaults = [.. Enum.GetValues<FaultKind>().Where(kind => kind <= FaultKind.Decree4210Archive)];

    // The first five hold every kind once.
    private static readonly ResendKind[] Pattern =
    [
        ResendKind.Corrected, ResendKind.Paid, ResendKind.Identical, ResendKind.OlderArrivesLate, ResendKind.FaultyCorrection,
        ResendKind.Corrected, ResendKind.Corrected, ResendKind.Paid, ResendKind.Corrected, ResendKind.Identical,
        ResendKind.Corrected, ResendKind.Corrected, ResendKind.Paid, ResendKind.Corrected, ResendKind.Identical,
        ResendKind.Corrected, ResendKind.Corrected, ResendKind.Corrected, ResendKind.Identical, ResendKind.Corrected,
    ];

    private readonly Dictionary<long, ResendKind> _resent = [];
    private readonly Dictionary<long, FaultKind> _faulty = [];

    public SpecialDossiers(SampleProvinceOptions options)
    {
        long dossiers = options.Dossiers;
        bool everyKind = dossiers >= EveryKindFrom;
        long resent = (long)(dossiers * options.ResentShare);
        if (everyKind && options.ResentShare > 0)
        {
            resent = Math.Max(resent, 5);
        }

        for (long i = 0; i < resent; i++)
        {
            _resent[i * dossiers / resent] = Pattern[i % Pattern.Length];
        }

        long faulty = (long)(dossiers * options.FaultyShare);
        FileFaultsOfEachKind = 0;
        if (everyKind && options.FaultyShare > 0)
        {
            faulty = Math.Max(faulty, DossierFaults.Length);
            FileFaultsOfEachKind = Math.Max(1, (int)(dossiers * options.FaultyShare / 400));
        }

        for (long i = 0; i < faulty; i++)
        {
            long id = (i * dossiers / faulty) + 1;
            while (id < dossiers && (_resent.ContainsKey(id) || _faulty.ContainsKey(id)))
            {
                id++;
            }

            if (id < dossiers)
            {
                _faulty[id] = DossierFaults[i % DossierFaults.Length];
            }
        }
    }

    public int FileFaultsOfEachKind { get; }

    public ResendKind ResendOf(long id) => _resent.GetValueOrDefault(id);

    public FaultKind? FaultOf(long id) => _faulty.TryGetValue(id, out FaultKind kind) ? kind : null;
}
