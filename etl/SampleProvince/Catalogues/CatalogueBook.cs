using BhytWarehouse.SampleProvince.Facilities;

namespace BhytWarehouse.SampleProvince.Catalogues;

/// <summary>What each facility may use and at which price. One facility has no catalogue of services at all; where lists have holes, a few things that claims hold are left out.</summary>
internal static class CatalogueBook
{
    /// <summary>Sends no form 05/DM: nothing can be said of its services.</summary>
    public const string WithoutServices = "00022";

    /// <summary>District hospitals use it without approval.</summary>
    public const string NotApprovedInDistricts = "21.0014.1778";

    /// <summary>Commune stations dispense it without a tender.</summary>
    public const string NotTenderedAtStations = "40.981";

    private static readonly DateOnly Beginning = new(2025, 1, 1);

    public static IEnumerable<CatalogueEntry> All(SampleProvinceOptions options) => FacilityNetwork.All.SelectMany(facility => Of(options, facility)).Concat(DiagnosisList(options));

    private static IEnumerable<CatalogueEntry> Of(SampleProvinceOptions options, SampleFacility facility)
    {
        foreach (Drug drug in Drugs.All.Concat(Drugs.Blood).Where(drug => drug.Covered && !(options.HasHolesInLists && drug.Code == NotTenderedAtStations && facility.Level == FacilityLevel.CommuneStation)))
        {
            // Tender prices have two decimals; what is billed with three is rounded up.
            yield return new CatalogueEntry("Drug", facility.Code, drug.Code, drug.Name, drug.Unit, (drug.Price + 9) / 10, Beginning) { Drug = drug };
        }

        foreach (Service supply in Services.Supplies.Concat(options.PlantedAbuse is null ? [] : (Service[])[Services.Stent]))
        {
            yield return new CatalogueEntry("Supply", facility.Code, supply.Code, supply.Name, supply.Unit, supply.Price * 100, Beginning);
        }

        if (facility.Code == WithoutServices)
        {
            yield break;
        }

        Service[] services =
        [
            .. Services.Laboratory, .. Services.Imaging, .. Services.Functional, .. Services.Procedures, .. Services.Surgery, .. Services.Beds, Services.DayBed, Services.ObservationBed,
            Services.Examination[(int)facility.Level], Services.Transport, .. options.PlantedAbuse is null ? (Service[])[] : [Services.ByContract, Services.Angioplasty],
        ];
        foreach (Service service in services.Where(service => !(options.HasHolesInLists && service.Code == NotApprovedInDistricts && facility.Level == FacilityLevel.DistrictHospital)))
        {
            CatalogueEntry entry = new("Service", facility.Code, service.Code, service.Name, service.Unit, service.Price * 100, Beginning);
            long later = Services.PriceOn(service, Services.PriceRise);
            if (later != service.Price)
            {
                yield return entry with { To = Services.PriceRise.AddDays(-1) };
                yield return entry with { From = Services.PriceRise, Price = later * 100 };
            }
            else
            {
                yield return entry;
            }
        }
    }

    private static IEnumerable<CatalogueEntry> DiagnosisList(SampleProvinceOptions options) =>
        Diagnoses.All.Concat(options.PlantedAbuse is null ? [] : Diagnoses.Rare).Select(diagnosis => new CatalogueEntry("Diagnosis", "", diagnosis.Code, diagnosis.Name, "", 0, new DateOnly(2020, 1, 1)));
}
