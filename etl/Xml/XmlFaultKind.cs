namespace BhytWarehouse.Etl.Xml;

/// <summary>Why a document was found malformed.</summary>
public enum XmlFaultKind
{
    Syntax = 0,

    /// <summary>Bytes that are not UTF-8.</summary>
    Encoding = 1,

    /// <summary>Deeper, longer or with more attributes than is read here.</summary>
    Limit = 2,
}
