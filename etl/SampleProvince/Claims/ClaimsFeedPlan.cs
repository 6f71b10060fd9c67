using System.Globalization;
using BhytWarehouse.SampleProvince.Facilities;
using BhytWarehouse.SampleProvince.Randomness;
using BhytWarehouse.SampleProvince.Truth;

namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>Decides which dossier goes into which file, lazily: only what is to be sent again is remembered, and only for a month.</summary>
internal sealed class ClaimsFeedPlan(SampleProvinceOptions options)
{
    private const long PartnerOffset = 1L << 40;
    private const long LostNumbers = 50_000_000;
    private readonly SpecialDossiers _special = new(options);

    public IEnumerable<ClaimsFilePlan> Files()
    {
        foreach ((SampleFacility facility, long offset, long count) in Shares())
        {
            foreach (ClaimsFilePlan file in FilesOf(facility, offset, count))
            {
                yield return file;
            }
        }

        foreach (ClaimsFilePlan file in RefusedFiles())
        {
            yield return file;
        }
    }

    /// <summary>Every dossier once, in the order of its number, before anything is sent again or goes wrong.</summary>
    public IEnumerable<(SampleFacility Facility, DossierPlan Plan)> FirstWritings() =>
        from share in Shares()
        from number in Enumerable.Range(0, (int)share.Count)
        select (share.Facility, new DossierPlan(share.Offset + number, number, DayOf(number, share.Count), 1, DossierFate.Counts));

    private IEnumerable<(SampleFacility Facility, long Offset, long Count)> Shares()
    {
        long offset = 0;
        int totalWeight = FacilityNetwork.All.Sum(facility => facility.Weight);
        int weight = 0;
        foreach (SampleFacility facility in FacilityNetwork.All)
        {
            weight += facility.Weight;
            long end = (long)options.Dossiers * weight / totalWeight;
            yield return (facility, offset, end - offset);
            offset = end;
        }
    }

    private IEnumerable<ClaimsFilePlan> FilesOf(SampleFacility facility, long offset, long count)
    {
        SeededStream random = new(options.Seed, Topic.Batches, facility.Index);
        List<(ResendKind Kind, DossierPlan Plan)> resend = [];
        long batch = 0;
        bool copied = false;
        DateOnly month = options.Start;
        for (long first = 0; first < count;)
        {
            int size = (int)Math.Min(count - first, facility.OneDossierPerFile ? 1 : random.Between(20, 60));
            DateOnly made = DayOf(first + size - 1, count).AddDays(random.Between(1, 3));
            DateOnly madeMonth = new(made.Year, made.Month, 1);
            if (madeMonth > month)
            {
                foreach (ClaimsFilePlan file in Resent(facility, resend, month, batch))
                {
                    batch++;
                    yield return file;
                }

                resend.Clear();
                month = madeMonth;
            }

            List<DossierPlan> dossiers = [];
            for (int i = 0; i < size; i++)
            {
                long number = first + i;
                AddFirstWriting(dossiers, resend, new DossierPlan(offset + number, number, DayOf(number, count), 1, DossierFate.Counts) { Batch = batch });
            }

            bool copy = !copied && facility.OneDossierPerFile && options.Dossiers >= SpecialDossiers.EveryKindFrom && dossiers.TrueForAll(plan => plan.Fault is null);
            copied |= copy;
            yield return new ClaimsFilePlan(facility, made, made, Name(facility, made, batch, ""), batch, dossiers)
            {
                CopyName = copy ? Name(facility, made, batch, "_ban-sao") : null,
            };

            if (!facility.OneDossierPerFile && random.Chance(0.2))
            {
                List<DossierPlan> seen = dossiers.FindAll(plan => plan.Fault is null);
                if (seen.Count > 0)
                {
                    yield return new ClaimsFilePlan(facility, made, made, Name(facility, made, batch, "_checkin"), batch, seen) { IsCheckIn = true };
                }
            }

            first += size;
            batch++;
        }

        foreach (ClaimsFilePlan file in Resent(facility, resend, month, batch))
        {
            yield return file;
        }
    }

    private void AddFirstWriting(List<DossierPlan> dossiers, List<(ResendKind Kind, DossierPlan Plan)> resend, DossierPlan plan)
    {
        if (_special.FaultOf(plan.Id) is { } fault)
        {
            DossierFate fate = fault == FaultKind.SumOffByAtMostOneDong ? DossierFate.Counts : DossierFate.Rejected;
            dossiers.Add(plan with { Fault = fault, Fate = fate });
            if (fault == FaultKind.ClaimNumberOfTwoPeople)
            {
                dossiers.Add(plan with { Id = plan.Id + PartnerOffset, Fault = fault, Fate = fate });
            }

            return;
        }

        ResendKind kind = _special.ResendOf(plan.Id);
        switch (kind)
        {
            case ResendKind.None:
                dossiers.Add(plan);
                return;
            case ResendKind.Corrected:
                dossiers.Add(plan with { Fate = DossierFate.Superseded });
                resend.Add((kind, plan with { Version = 2 }));
                return;
            case ResendKind.Paid:
                dossiers.Add(plan with { Fate = DossierFate.Superseded, PaidLater = true });
                resend.Add((kind, plan with { Version = 2, PaidLater = true }));
                return;
            case ResendKind.Identical:
                dossiers.Add(plan);
                resend.Add((kind, plan with { Fate = DossierFate.Duplicate }));
                return;
            case ResendKind.OlderArrivesLate:
                dossiers.Add(plan with { Version = 2 });
                resend.Add((kind, plan with { Fate = DossierFate.Superseded }));
                return;
            case ResendKind.FaultyCorrection:
                dossiers.Add(plan);
                resend.Add((kind, plan with { Version = 2, Fate = DossierFate.Rejected, Fault = FaultKind.SumMismatch }));
                return;
        }
    }

    private static IEnumerable<ClaimsFilePlan> Resent(SampleFacility facility, List<(ResendKind Kind, DossierPlan Plan)> resend, DateOnly month, long batch)
    {
        DateOnly arrives = month.AddMonths(1).AddDays(6 + (facility.Index % 4));
        DossierPlan[] corrections = [.. resend.Where(entry => entry.Kind is ResendKind.Corrected or ResendKind.Paid or ResendKind.FaultyCorrection).Select(entry => entry.Plan)];
        foreach (DossierPlan[] chunk in corrections.Chunk(facility.OneDossierPerFile ? 1 : 40))
        {
            yield return new ClaimsFilePlan(facility, arrives, arrives, Name(facility, arrives, batch, "_guilai"), batch, chunk);
            batch++;
        }

        // Identical content needs the form of the first file, hence a file of its own.
        foreach ((_, DossierPlan plan) in resend.Where(entry => entry.Kind == ResendKind.Identical))
        {
            yield return new ClaimsFilePlan(facility, arrives, arrives, Name(facility, arrives, batch, "_guilai"), plan.Batch, [plan]);
            batch++;
        }

        foreach ((_, DossierPlan plan) in resend.Where(entry => entry.Kind == ResendKind.OlderArrivesLate))
        {
            yield return new ClaimsFilePlan(facility, plan.Date, arrives, Name(facility, arrives, batch, "_guilai"), batch, [plan]);
            batch++;
        }
    }

    private IEnumerable<ClaimsFilePlan> RefusedFiles()
    {
        int days = options.End.DayNumber - options.Start.DayNumber;
        long lost = 0;
        for (int round = 0; round < _special.FileFaultsOfEachKind; round++)
        {
            foreach (FaultKind kind in SpecialDossiers.FileFaults)
            {
                int turn = (round * SpecialDossiers.FileFaults.Length) + (int)kind;
                SampleFacility facility = FacilityNetwork.All[turn % 8];
                DateOnly day = options.Start.AddDays((turn * 37) % (days + 1));
                DossierPlan[] dossiers = new DossierPlan[3];
                for (int i = 0; i < dossiers.Length; i++, lost++)
                {
                    dossiers[i] = new DossierPlan((1L << 41) + lost, LostNumbers + lost, day, 1, DossierFate.Lost);
                }

                DateOnly made = day.AddDays(1);
                yield return new ClaimsFilePlan(facility, made, made, Name(facility, made, 900_000 + turn, ""), 900_000 + turn, dossiers) { Fault = kind };
            }
        }
    }

    private DateOnly DayOf(long number, long count)
    {
        int days = options.End.DayNumber - options.Start.DayNumber + 1;
        return options.Start.AddDays((int)(number * days / count));
    }

    public static string Name(SampleFacility facility, DateOnly day, long batch, string suffix) =>
        string.Create(CultureInfo.InvariantCulture, $"{facility.Code}_{day:yyyyMMdd}_{batch:000000}{suffix}.xml");
}
