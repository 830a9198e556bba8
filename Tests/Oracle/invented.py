"""An invented market: services, a catalog and unknown products, none of them from the product's own templates."""
import json

# id, name, judged, workloads of user exports, products of help desks
SERVICES = [
    ("exchange", "Exchange", True, ["Exchange"], ["Exchange", "Outlook"]),
    ("sharepoint-onedrive", "SharePoint and OneDrive", True, ["OneDrive", "SharePoint"], ["OneDrive", "SharePoint"]),
    ("teams", "Teams", True, ["Teams"], ["Teams"]),
    ("skype-for-business", "Skype for Business", False, ["Skype For Business"], ["Skype"]),
    ("yammer", "Yammer", False, ["Yammer"], ["Yammer"]),
    ("dynamics-sales", "Dynamics 365 Sales", True, [], ["Dynamics 365 Sales"]),
    ("dynamics-service", "Dynamics 365 Customer Service", True, [], ["Dynamics 365 Customer Service"]),
]
WORKLOADS = ["Exchange", "OneDrive", "SharePoint", "Skype For Business", "Yammer", "Teams"]
ALL = ["exchange", "sharepoint-onedrive", "teams", "skype-for-business", "yammer"]
MINIMUM_TO_JUDGE = 10
FREE = ["ORC_TEAMS_TRY", "ORC_VIRAL", "ORC_FLOW_FREE"]

# part number, name, other names, services it entitles to, workloads that a user export shows as licensed
CATALOG = [
    ("ORC_E3", "Orchid 365 E3", ["Orchid Office Pro E3"], ALL, WORKLOADS),
    ("ORC_E5", "Orchid 365 E5 + Voice", [], ALL, WORKLOADS),
    ("ORC_BASIC", "Orchid 365 Basic", ["Orchid Essentials", "Orchid Basic + Files"],
     ["exchange", "sharepoint-onedrive", "teams"], ["Exchange", "OneDrive", "SharePoint", "Teams"]),
    ("ORC_EXO_1", "Orchid Mailbox (Plan 1)", [], ["exchange"], ["Exchange"]),
    ("ORC_EXO_2", "Orchid Mailbox (Plan 2)", [], ["exchange"], ["Exchange"]),
    ("ORC_SPO", "Orchid Sites", [], ["sharepoint-onedrive"], ["SharePoint"]),
    ("ORC_ODB", "Orchid Files", [], ["sharepoint-onedrive"], ["OneDrive"]),
    ("ORC_TEAMS_TRY", "Orchid Teams Exploratory", [], ["teams"], ["Teams"]),
    ("ORC_VIRAL", "Orchid Viral Trial", [], ["exchange", "sharepoint-onedrive"], ["Exchange", "OneDrive"]),
    ("ORC_YAM", "Orchid Communities", [], ["yammer"], ["Yammer"]),
    ("ORC_SALES", "Orchid Dynamics Sales", [], ["dynamics-sales"], []),
    ("ORC_CRM", "Orchid Dynamics Sales + Service", [], ["dynamics-sales", "dynamics-service"], []),
    ("ORC_BI", "Orchid BI", [], [], []),
    ("ORC_SEC", "Orchid Mobility + Security E3", [], [], []),
    ("ORC_FLOW_FREE", "Orchid Flow Free", [], [], []),
]
# Sold, but in no catalog: part number, name, workloads.
UNKNOWN_SKUS = [("XQ_ALPHA", "Alpha Pack", ["Exchange", "Teams"]), ("XQ_BETA", "Beta + Gamma, Pack", [])]
# Assigned to people, but neither sold nor in the catalog.
UNKNOWN_NAMES = [("Mystery Plan", ["Exchange"]), ("Enigma + Suite", ["OneDrive", "Teams"])]


def identifier(number, version=4):
    return f"0c1a55e5-0000-{version}000-8000-{number:012x}"


def services_text():
    """services.yaml as JSON, which is YAML."""
    return json.dumps({
        "services": [dict(zip(("id", "name", "judged", "workloads", "supportProducts"), s)) for s in SERVICES],
        "minimumToJudge": MINIMUM_TO_JUDGE, "freeProducts": FREE}, indent=1) + "\n"


def catalog_text():
    """catalog.yaml as JSON, which is YAML."""
    return json.dumps({"products": [
        {"id": identifier(i), "partNumber": part, "name": name, "otherNames": others, "services": services}
        for i, (part, name, others, services, _) in enumerate(CATALOG)]}, indent=1) + "\n"
