namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>How NOIDUNGFILE holds a table.</summary>
internal enum ContentForm
{
    Base64,
    Base64Wrapped,
    Base64InCdata,
    NestedXml,
    XmlInCdata,
}
