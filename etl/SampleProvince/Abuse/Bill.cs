using System.Runtime.InteropServices;
using BhytWarehouse.SampleProvince.Catalogues;
using BhytWarehouse.SampleProvince.Claims;

namespace BhytWarehouse.SampleProvince.Abuse;

/// <summary>Changes of a bill before it is reckoned.</summary>
internal static class Bill
{
    public static Action<Encounter> Both(Action<Encounter> one, Action<Encounter> other) => encounter =>
    {
        one(encounter);
        other(encounter);
    };

    /// <summary>No tests, so that visits close to each other repeat none.</summary>
    public static void WithoutTests(Encounter encounter) => encounter.Lines.RemoveAll(line => line.Group is 1 or 2 or 3);

    /// <summary>An examination and a drug or two.</summary>
    public static void Thin(Encounter encounter)
    {
        List<ClaimLine> kept = [.. encounter.Lines.Where(line => line.Group == 13 && line.ServiceRate == 100).Take(1), .. encounter.Lines.Where(line => line.Drug is { Covered: true }).Take(1)];
        encounter.Lines.Clear();
        encounter.Lines.AddRange(kept);
    }

    public static ClaimLine Line(Encounter encounter, Service service, int quantity, DateTime ordered, int rate = 100) => new()
    {
        Service = service,
        Group = service.Group,
        Covered = true,
        ServiceRate = rate,
        FundRate = 100,
        Quantity = quantity * 1000L,
        FacilityPrice = Services.PriceOn(service, DateOnly.FromDateTime(ordered)) * 1000,
        CoveredPrice = Services.PriceOn(service, DateOnly.FromDateTime(ordered)) * 1000,
        PaymentMethod = 1,
        Source = 1,
        Department = encounter.Department,
        Practitioner = (int)(encounter.Number % 25),
        Bed = service.Group is 14 or 15 or 16 ? 12 : 0,
        Ordered = ordered,
        Executed = Before(ordered.AddMinutes(5), encounter.Discharge),
        Resulted = Before(ordered.AddMinutes(20), encounter.Discharge),
    };

    public static void Add(Encounter encounter, Service service, int quantity, DateTime ordered, int rate = 100) => encounter.Lines.Add(Line(encounter, service, quantity, ordered, rate));

    public delegate void LineChange(ref ClaimLine line);

    public static void Each(Encounter encounter, Func<ClaimLine, bool> which, LineChange change)
    {
        foreach (ref ClaimLine line in CollectionsMarshal.AsSpan(encounter.Lines))
        {
            if (which(line))
            {
                change(ref line);
            }
        }
    }

    private static DateTime Before(DateTime moment, DateTime end) => moment < end ? moment : end;
}
