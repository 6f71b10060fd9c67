namespace BhytWarehouse.SampleProvince.Units;

/// <summary>What the reform made of a commune or of a part of it.</summary>
/// <param name="Place">The old commune, by its place in <see cref="CommuneMap.Old"/>; -1 where no commune was.</param>
/// <param name="New">The new commune, by its place in <see cref="CommuneMap.New"/>.</param>
/// <param name="PeoplePercent">Share of the old commune's households that went along; 0 for land without people.</param>
/// <param name="Note">As the conversion workbook words it, spelling and all.</param>
internal sealed record CommunePart(int Place, int New, int PeoplePercent, string Note);
